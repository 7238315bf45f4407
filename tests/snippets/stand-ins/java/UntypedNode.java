package com.microsoft.kiota.serialization;

/** A value of no known type. */
public class UntypedNode implements Parsable {
    public Object getValue() {
        throw new UnsupportedOperationException("getValue is for the types derived from it");
    }
}
