package com.microsoft.kiota.serialization;

public class UntypedLong extends UntypedNode {
    private final Long value;

    public UntypedLong(Long value) {
        this.value = value;
    }

    @Override
    public Long getValue() {
        return value;
    }
}
