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
            } else {
                $this->additionalData[$name] = $value;
            }
        }
        return $this;
    }
}

class RestoreSessionBase extends Entity
{
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
