<?php

namespace Microsoft\Kiota\Abstractions;

/** What the SDK throws where the service refuses: its message is empty. */
class ApiException extends \Exception
{
    private ?int $responseStatusCode = null;

    public function setResponseStatusCode(int $statusCode): void
    {
        $this->responseStatusCode = $statusCode;
    }

    public function getResponseStatusCode(): ?int
    {
        return $this->responseStatusCode;
    }
}
