package com.microsoft.kiota.serialization;

public class UntypedInteger extends UntypedNode {
    private final Integer value;

    public UntypedInteger(Integer value) {
        this.value = value;
    }

    @Override
    public Integer getValue() {
        return value;
    }
}
