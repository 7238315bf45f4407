package __Graph__.models;

import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.UntypedArray;
import com.microsoft.kiota.serialization.UntypedNode;
import com.microsoft.kiota.serialization.UntypedObject;
import java.util.HashMap;
import java.util.Map;
import standin.JsonReader;
import standin.JsonWriter;

public class Entity implements Parsable {
    /** The properties that the model knows, by their names in JSON. */
    protected final Map<String, Object> known = new HashMap<>();
    private Map<String, Object> additionalData = new HashMap<>();

    public Map<String, Object> getAdditionalData() {
        return additionalData;
    }

    public void setAdditionalData(Map<String, Object> value) {
        additionalData = value;
    }

    public String getId() {
        return (String) known.get("id");
    }

    public void setId(String value) {
        known.put("id", value);
    }

    public String getOdataType() {
        return (String) known.get("@odata.type");
    }

    public void setOdataType(String value) {
        known.put("@odata.type", value);
    }

    public final String written() {
        JsonWriter writer = new JsonWriter();
        known.forEach(writer::property);
        additionalData.forEach(writer::property);
        return writer.end();
    }

    /** Takes over what a derived model has a property for. */
    protected boolean takes(String name, UntypedNode value) {
        return false;
    }

    /** Takes over an answer: arrays and objects as untyped nodes, what is simple as it is. */
    public final void read(String answer) {
        Map<String, UntypedNode> members = ((UntypedObject) new JsonReader(answer).value()).getValue();
        members.forEach((name, value) -> {
            boolean isSimple = !(value instanceof UntypedArray || value instanceof UntypedObject);
            if (name.equals("id") || name.equals("displayName")) {
                known.put(name, value.getValue());
            } else if (!takes(name, value)) {
                additionalData.put(name, isSimple ? value.getValue() : value);
            }
        });
    }
}
