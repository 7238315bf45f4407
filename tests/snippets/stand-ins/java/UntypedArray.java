package com.microsoft.kiota.serialization;

public class UntypedArray extends UntypedNode {
    private final Iterable<UntypedNode> value;

    public UntypedArray(Iterable<UntypedNode> collection) {
        value = collection;
    }

    @Override
    public Iterable<UntypedNode> getValue() {
        return value;
    }
}
