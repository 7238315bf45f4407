package __Graph__.models.odataerrors;

import com.microsoft.kiota.ApiException;
import com.microsoft.kiota.serialization.UntypedObject;
import standin.JsonReader;

/** A refusal of the service. The real one is read by a parse node. */
public class ODataError extends ApiException {
    private MainError error;

    public ODataError(int status, String answer) {
        setResponseStatusCode(status);
        if (!answer.isEmpty() && new JsonReader(answer).value() instanceof UntypedObject told
                && told.getValue().get("error") instanceof UntypedObject reason) {
            error = new MainError(reason);
        }
    }

    public MainError getError() {
        return error;
    }

    @Override
    public String getMessage() {
        return error == null || error.getMessage() == null ? "" : error.getMessage();
    }
}
