package com.microsoft.kiota.serialization;

public class UntypedString extends UntypedNode {
    private final String value;

    public UntypedString(String value) {
        this.value = value;
    }

    @Override
    public String getValue() {
        return value;
    }
}
