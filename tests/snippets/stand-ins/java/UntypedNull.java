package com.microsoft.kiota.serialization;

public class UntypedNull extends UntypedNode {
    @Override
    public Object getValue() {
        return null;
    }
}
