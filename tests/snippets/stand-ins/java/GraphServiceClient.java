package __Graph__.serviceclient;

import __Graph__.models.*;
import __Graph__.models.odataerrors.ODataError;
import com.azure.core.credential.TokenCredential;
import com.microsoft.kiota.ApiException;
import java.util.function.Supplier;
import standin.Wire;

/** The client, with as much of its paths as leads to what is updated. */
public class GraphServiceClient {
    private final TokenCredential credential;

    public GraphServiceClient(TokenCredential credential, String... scopes) {
        this.credential = credential;
    }

    public SolutionsRequestBuilder solutions() {
        return new SolutionsRequestBuilder();
    }

    public class SolutionsRequestBuilder {
        public BackupRestoreRequestBuilder backupRestore() {
            return new BackupRestoreRequestBuilder();
        }
    }

    public class BackupRestoreRequestBuilder {
        public __Collection__RequestBuilder __collection__() { return new __Collection__RequestBuilder(); }
    }

    public class __Collection__RequestBuilder { public ItemRequestBuilder<__Resource__> by__Resource__Id(String id) { return new ItemRequestBuilder<>(__Resource__::new, "__collection__", id); } public __Resource__ post(__Resource__ body) { return send("POST", "__collection__", __Resource__::new, body); } }

    public class ItemRequestBuilder<T extends Entity> {
        private final Supplier<T> make;
        private final String collection;
        private final String id;

        ItemRequestBuilder(Supplier<T> make, String collection, String id) {
            this.make = make;
            this.collection = collection;
            this.id = id;
        }

        public T patch(T body) {
            return send("PATCH", collection + "/" + Wire.escaped(id), make, body);
        }
    }

    private <T extends Entity> T send(String method, String path, Supplier<T> make, T body) {
        Wire.Answer told = Wire.send(method, "__version__", path, credential.token(), body.written());
        if (told.status() >= 400) {
            throw refusal(told);
        }
        if (told.status() == 204 || told.type() == null) {
            return null;
        }
        T answer = make.get();
        // The SDK takes no text for a null, and makes a model of it that holds nothing.
        if (!told.body().isEmpty()) {
            answer.read(told.body());
        }
        return answer;
    }

    private static ApiException refusal(Wire.Answer told) {
        if (told.type() == null) {
            return new ApiException("service returned status code" + told.status() + " but no response body was found");
        }
        return new ODataError(told.status(), told.body());
    }
}
