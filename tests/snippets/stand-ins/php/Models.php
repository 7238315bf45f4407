<?php

namespace __Graph__\Generated\Models;

use StandIn\JsonWriter;

class Entity
{
    /** @var array<string, string> The properties that the model knows, by their names in JSON. */
    protected array $known = [];

    /** @var array<string, mixed> */
    private array $additionalData = [];

    public function getAdditionalData(): ?array
    {
        return $this->additionalData;
    }

    public function setAdditionalData(?array $value): void
    {
        $this->additionalData = $value ?? [];
    }

    public function getId(): ?string
    {
        return $this->known['id'] ?? null;
    }

    public function getOdataType(): ?string
    {
        return $this->known['@odata.type'] ?? null;
    }

    public function setOdataType(?string $value): void
    {
        $this->known['@odata.type'] = $value;
    }

    public function written(): string
    {
        $writer = new JsonWriter();
        foreach ($this->known + $this->additionalData as $name => $value) {
            $writer->property($name, $value);
        }
        return $writer->end();
    }

    /** Takes over an answer: what the model does not know as PHP's own arrays. */
    public function read(array $answer): static
    {
        foreach ($answer as $name => $value) {
            if ($name === 'id' || $name === 'displayName') {
                $this->known[$name] = $value;
            } elseif (!$this->takes($name, $value)) {
                $this->additionalData[$name] = $value;
            }
        }
        return $this;
    }

    /** Takes over what a derived model has a property for. */
    protected function takes(string $name, mixed $value): bool
    {
        return false;
    }
}

class RestoreSessionBase extends Entity
{
    private ?PublicError $error = null;
    private ?RestoreSessionStatus $status = null;

    public function getStatus(): ?RestoreSessionStatus
    {
        return $this->status;
    }

    public function getError(): ?PublicError
    {
        return $this->error;
    }

    protected function takes(string $name, mixed $value): bool
    {
        if ($name === 'error') {
            $this->error = is_array($value) ? new PublicError($value) : null;
        }
        if ($name === 'status') {
            $this->status = new RestoreSessionStatus($value);
        }
        return $name === 'error' || $name === 'status';
    }
}

/** The status of a session. The real one has the members of the enum as constants. */
class RestoreSessionStatus
{
    public function __construct(private readonly string $value)
    {
    }

    public function value(): string
    {
        return $this->value;
    }
}

/** The error of a session. The real one is read by a parse node. */
class PublicError
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

    public function getTarget(): ?string
    {
        return $this->error['target'] ?? null;
    }

    public function getDetails(): ?array
    {
        return $this->error['details'] ?? null;
    }

    public function getInnerError(): ?object
    {
        return isset($this->error['innerError']) ? (object) [] : null;
    }

    public function getAdditionalData(): ?array
    {
        $known = ['code', 'message', 'target', 'details', 'innerError'];
        return array_diff_key($this->error, array_flip($known));
    }
}

class ProtectionPolicyBase extends Entity
{
    public function getDisplayName(): ?string
    {
        return $this->known['displayName'] ?? null;
    }

    public function setDisplayName(?string $value): void
    {
        $this->known['displayName'] = $value;
    }
}
