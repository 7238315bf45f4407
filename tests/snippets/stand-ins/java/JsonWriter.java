package standin;

import com.microsoft.kiota.serialization.UntypedArray;
import com.microsoft.kiota.serialization.UntypedNode;
import com.microsoft.kiota.serialization.UntypedObject;
import java.util.Map;

/** Writes additional data as the SDK's serializer does, with what that refuses. */
public final class JsonWriter {
    private final StringBuilder out;
    private boolean isFirst = true;

    public JsonWriter() {
        this("{");
    }

    private JsonWriter(String start) {
        out = new StringBuilder(start);
    }

    /** Writes a node by itself. */
    public static String write(UntypedNode node) {
        JsonWriter writer = new JsonWriter("");
        writer.any(node);
        return writer.out.toString();
    }

    public void property(String name, Object value) {
        separate();
        string(name);
        out.append(':');
        any(value);
    }

    public String end() {
        return out.append('}').toString();
    }

    private void any(Object value) {
        if (value == null || value instanceof Boolean || value instanceof Number) {
            out.append(value);
        } else if (value instanceof String) {
            string((String) value);
        } else if (value instanceof UntypedObject) {
            object(((UntypedObject) value).getValue());
        } else if (value instanceof UntypedArray) {
            array(((UntypedArray) value).getValue());
        } else if (value instanceof UntypedNode) {
            any(((UntypedNode) value).getValue());
        } else if (value instanceof Iterable) {
            array((Iterable<?>) value);
        } else {
            // The SDK writes the name and then the public fields: none, of a Map.
            throw new IllegalStateException("Dangling name, for a " + value.getClass());
        }
    }

    private void object(Map<String, UntypedNode> properties) {
        out.append('{');
        isFirst = true;
        for (Map.Entry<String, UntypedNode> entry : properties.entrySet()) {
            property(entry.getKey(), entry.getValue());
        }
        isFirst = false;
        out.append('}');
    }

    private void array(Iterable<?> items) {
        out.append('[');
        isFirst = true;
        for (Object item : items) {
            separate();
            any(item);
        }
        isFirst = false;
        out.append(']');
    }

    private void separate() {
        if (!isFirst) {
            out.append(',');
        }
        isFirst = false;
    }

    private void string(String value) {
        out.append('"');
        for (char unit : value.toCharArray()) {
            if (unit == '"' || unit == '\\') {
                out.append('\\').append(unit);
            } else if (unit < ' ') {
                out.append(String.format("\\u%04x", (int) unit));
            } else {
                out.append(unit);
            }
        }
        out.append('"');
    }
}
