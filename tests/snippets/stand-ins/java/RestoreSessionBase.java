package __Graph__.models;

import com.microsoft.kiota.serialization.UntypedNode;
import com.microsoft.kiota.serialization.UntypedObject;

public class RestoreSessionBase extends Entity {
    private PublicError error;
    private RestoreSessionStatus status;

    public RestoreSessionStatus getStatus() {
        return status;
    }

    public PublicError getError() {
        return error;
    }

    @Override
    protected boolean takes(String name, UntypedNode value) {
        if (name.equals("status")) {
            status = RestoreSessionStatus.forValue(String.valueOf(value.getValue()));
            return true;
        }
        if (!name.equals("error")) {
            return false;
        }
        error = value instanceof UntypedObject members ? new PublicError(members.getValue()) : null;
        return true;
    }
}
