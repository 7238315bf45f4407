package __Graph__.models.odataerrors;

import com.microsoft.kiota.serialization.UntypedObject;
import com.microsoft.kiota.serialization.UntypedString;

public class MainError {
    private final String code;
    private final String message;

    MainError(UntypedObject error) {
        code = text(error, "code");
        message = text(error, "message");
    }

    public String getCode() {
        return code;
    }

    public String getMessage() {
        return message;
    }

    private static String text(UntypedObject error, String name) {
        return error.getValue().get(name) instanceof UntypedString text ? text.getValue() : null;
    }
}
