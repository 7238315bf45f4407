package com.microsoft.kiota.serialization;

import java.io.IOException;
import standin.JsonWriter;

public class KiotaJsonSerialization {
    private KiotaJsonSerialization() {
    }

    public static <T extends Parsable> String serializeAsString(T value) throws IOException {
        return JsonWriter.write((UntypedNode) value);
    }
}
