<?php

namespace StandIn;

/**
 * Writes additional data as the SDK's serializer does: piece by piece, the last comma taken back.
 * An empty array writes nothing, and takes back what stands before it.
 */
final class JsonWriter
{
    /** @var string[] */
    private array $pieces = ['{'];

    public function property(string $name, mixed $value): void
    {
        $this->any($name, $value);
    }

    public function end(): string
    {
        if (end($this->pieces) === ',') {
            array_pop($this->pieces);
        }
        return implode('', $this->pieces) . '}';
    }

    private function any(?string $name, mixed $value): void
    {
        if (is_array($value) && $value === []) {
            return;
        }
        if ($name !== null) {
            $this->pieces[] = '"' . $name . '":';
        }
        if (is_string($value)) {
            $this->pieces[] = '"' . addcslashes($value, "\\\r\n\"\t") . '"';
        } elseif ($value === null || is_scalar($value)) {
            $this->pieces[] = is_float($value) ? (string) $value : json_encode($value);
        } elseif ($value instanceof \stdClass || $this->isObject($value)) {
            $this->members((array) $value);
        } elseif (is_array($value)) {
            $this->items($value);
        } else {
            throw new \InvalidArgumentException('Could not serialize the object of type ' . gettype($value));
        }
        if ($name !== null) {
            $this->pieces[] = ',';
        }
    }

    private function isObject(mixed $value): bool
    {
        return is_array($value) && array_filter(array_keys($value), 'is_string') !== [];
    }

    private function members(array $members): void
    {
        $this->pieces[] = '{';
        foreach ($members as $name => $value) {
            $this->any((string) $name, $value);
        }
        if ($members !== []) {
            array_pop($this->pieces);
        }
        $this->pieces[] = '}';
    }

    private function items(array $items): void
    {
        $this->pieces[] = '[';
        foreach ($items as $item) {
            $this->any(null, $item);
            $this->pieces[] = ',';
        }
        array_pop($this->pieces);
        $this->pieces[] = ']';
    }
}
