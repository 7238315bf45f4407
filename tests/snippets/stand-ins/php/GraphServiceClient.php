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

class __Collection__RequestBuilder { public function by__Resource__Id(string $id): __Resource__ItemRequestBuilder { return new __Resource__ItemRequestBuilder($id); } }

class __Resource__ItemRequestBuilder extends ItemRequestBuilder { public function patch(__Resource__ $body): Promise { return $this->sent('__collection__', $body); } }

class ItemRequestBuilder
{
    public function __construct(private readonly string $id)
    {
    }

    protected function sent(string $collection, Generated\Models\Entity $body): Promise
    {
        return new Promise(function () use ($collection, $body) {
            $told = Wire::patch('__version__', $collection, $this->id, $body->written());
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
