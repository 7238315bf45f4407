package com.microsoft.kiota.serialization;

public class UntypedBoolean extends UntypedNode {
    private final Boolean value;

    public UntypedBoolean(Boolean value) {
        this.value = value;
    }

    @Override
    public Boolean getValue() {
        return value;
    }
}
