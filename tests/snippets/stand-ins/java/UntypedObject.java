package com.microsoft.kiota.serialization;

import java.util.HashMap;
import java.util.Map;

public class UntypedObject extends UntypedNode {
    private final Map<String, UntypedNode> properties;

    public UntypedObject(Map<String, UntypedNode> propertiesMap) {
        properties = new HashMap<>(propertiesMap);
    }

    @Override
    public Map<String, UntypedNode> getValue() {
        return new HashMap<>(properties);
    }
}
