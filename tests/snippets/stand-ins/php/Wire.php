<?php

namespace StandIn;

/** Sends to the stand-in for Microsoft Graph. */
final class Wire
{
    public static function patch(string $version, string $collection, string $id, string $body): ?array
    {
        // Escaped as the expansion of a URI template does it.
        $address = getenv('GRAPH_STAND_IN') . "/$version/solutions/backupRestore/$collection/" . rawurlencode($id);
        $headers = ['Authorization: Bearer ' . getenv('ACCESS_TOKEN'), 'Content-Type: application/json'];
        $options = ['method' => 'PATCH', 'header' => $headers, 'content' => $body];
        $answer = file_get_contents($address, false, stream_context_create(['http' => $options]));
        // As the SDK does of an answer without a body.
        return $answer === '' ? null : json_decode($answer, true, 512, JSON_THROW_ON_ERROR);
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
