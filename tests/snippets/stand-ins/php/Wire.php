<?php

namespace StandIn;

/** Sends to the stand-in for Microsoft Graph. */
final class Wire
{
    public static function send(string $method, string $version, string $path, string $body): Answer
    {
        $address = getenv('GRAPH_STAND_IN') . "/$version/solutions/backupRestore/$path";
        $headers = ['Authorization: Bearer ' . getenv('ACCESS_TOKEN'), 'Content-Type: application/json'];
        $options = ['method' => $method, 'header' => $headers, 'content' => $body, 'ignore_errors' => true];
        $answer = @file_get_contents($address, false, stream_context_create(['http' => $options]));
        if ($answer === false) {
            throw new \RuntimeException('no answer came');
        }
        preg_match('/ (\d+)/', $http_response_header[0], $status);
        return new Answer((int) $status[1], preg_grep('/^Content-Type:/i', $http_response_header) !== [], $answer);
    }
}

/** What came back. */
final class Answer
{
    public function __construct(public readonly int $status, private readonly bool $hasType, private readonly string $body)
    {
    }

    /** What the SDK reads of it: nothing where its type is not said, and it fails where there is no body. */
    public function read(): ?array
    {
        if (!$this->hasType) {
            return null;
        }
        if ($this->body === '') {
            throw new \InvalidArgumentException('$rawResponse cannot be empty.');
        }
        return json_decode($this->body, true, 512, JSON_THROW_ON_ERROR);
    }
}

/** What a call gives at once, and its answer when it is waited for. */
final class Promise
{
    public function __construct(private readonly \Closure $answer)
    {
    }

    public function wait(): mixed
    {
        return ($this->answer)();
    }
}
