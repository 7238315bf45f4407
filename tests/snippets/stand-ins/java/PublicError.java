package __Graph__.models;

import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.UntypedNode;
import com.microsoft.kiota.serialization.UntypedObject;
import com.microsoft.kiota.serialization.UntypedString;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The error of a session. The real one is read by a parse node. */
public class PublicError implements Parsable {
    private final Map<String, Object> additionalData;
    private final UntypedObject members;

    PublicError(Map<String, UntypedNode> members) {
        this.members = new UntypedObject(members);
        additionalData = new HashMap<>(members);
        additionalData.keySet().removeAll(List.of("code", "message", "target", "details", "innerError"));
    }

    public Map<String, Object> getAdditionalData() {
        return additionalData;
    }

    public String getCode() {
        return text("code");
    }

    public String getMessage() {
        return text("message");
    }

    public String getTarget() {
        return text("target");
    }

    public List<Object> getDetails() {
        return members.getValue().containsKey("details") ? List.of() : null;
    }

    public Object getInnerError() {
        return members.getValue().get("innerError");
    }

    private String text(String name) {
        return members.getValue().get(name) instanceof UntypedString text ? text.getValue() : null;
    }
}
