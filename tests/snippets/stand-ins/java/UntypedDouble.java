package com.microsoft.kiota.serialization;

public class UntypedDouble extends UntypedNode {
    private final Double value;

    public UntypedDouble(Double value) {
        this.value = value;
    }

    @Override
    public Double getValue() {
        return value;
    }
}
