<?php

namespace __Graph__\Generated\Models\ODataErrors;

use Microsoft\Kiota\Abstractions\ApiException;

/** A refusal of the service. The real one is read by a parse node. */
class ODataError extends ApiException
{
    private ?MainError $error;

    public function __construct(array $answer)
    {
        parent::__construct();
        $this->error = isset($answer['error']) ? new MainError($answer['error']) : null;
    }

    public function getError(): ?MainError
    {
        return $this->error;
    }
}

class MainError
{
    public function __construct(private readonly array $error)
    {
    }

    public function getCode(): ?string
    {
        return $this->error['code'] ?? null;
    }

    public function getMessage(): ?string
    {
        return $this->error['message'] ?? null;
    }
}
