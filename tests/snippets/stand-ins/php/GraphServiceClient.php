<?php

namespace __Graph__;

use __Graph__\Generated\Models\__Resource__;
use __Graph__\Generated\Models\ODataErrors\ODataError;
use Microsoft\Kiota\Abstractions\ApiException;
use Microsoft\Kiota\Authentication\Oauth\TokenRequestContext;
use StandIn\Answer;
use StandIn\Promise;
use StandIn\Wire;

/** The client, with as much of its paths as leads to what is updated. */
class GraphServiceClient
{
    public function __construct(TokenRequestContext $tokenRequestContext, array $scopes = [])
    {
    }

    public function solutions(): SolutionsRequestBuilder
    {
        return new SolutionsRequestBuilder();
    }
}

class SolutionsRequestBuilder
{
    public function backupRestore(): BackupRestoreRequestBuilder
    {
        return new BackupRestoreRequestBuilder();
    }
}

class BackupRestoreRequestBuilder
{
    public function __collection__(): __Collection__RequestBuilder { return new __Collection__RequestBuilder(); }
}

class Sender
{
    protected function sent(string $method, string $path, Generated\Models\Entity $body): Promise
    {
        return new Promise(function () use ($method, $path, $body) {
            $told = Wire::send($method, '__version__', $path, $body->written());
            if ($told->status >= 400) {
                throw $this->refusal($told);
            }
            $answer = $told->status === 204 ? null : $told->read();
            return $answer === null ? null : (new ($body::class)())->read($answer);
        });
    }

    private function refusal(Answer $told): ApiException
    {
        $answer = $told->read();
        $refusal = $answer === null
            ? new ApiException("The server returned an unexpected status code but no response body for code: {$told->status}")
            : new ODataError($answer);
        $refusal->setResponseStatusCode($told->status);
        return $refusal;
    }
}

class ItemRequestBuilder extends Sender
{
    public function __construct(private readonly string $id)
    {
    }

    protected function changed(string $collection, Generated\Models\Entity $body): Promise
    {
        // Escaped as the expansion of a URI template does it.
        return $this->sent('PATCH', "$collection/" . rawurlencode($this->id), $body);
    }
}

class __Collection__RequestBuilder extends Sender { public function by__Resource__Id(string $id): __Resource__ItemRequestBuilder { return new __Resource__ItemRequestBuilder($id); } public function post(__Resource__ $body): Promise { return $this->sent('POST', '__collection__', $body); } }

class __Resource__ItemRequestBuilder extends ItemRequestBuilder { public function patch(__Resource__ $body): Promise { return $this->changed('__collection__', $body); } }
