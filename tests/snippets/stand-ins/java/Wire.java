package standin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Sends to the stand-in for Microsoft Graph. */
public final class Wire {
    private Wire() {
    }

    /** What came back: of the headers, the content type, null where there is none. */
    public record Answer(int status, String type, String body) {
    }

    public static Answer send(String method, String version, String path, String token, String body) {
        String address = System.getenv("GRAPH_STAND_IN") + "/" + version
                + "/solutions/backupRestore/" + path;
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse(null);
            return new Answer(response.statusCode(), type, response.body());
        } catch (IOException | InterruptedException error) {
            throw new IllegalStateException(error);
        }
    }

    /** A value in the path, as the expansion of a URI template escapes it. */
    public static String escaped(String id) {
        StringBuilder out = new StringBuilder();
        for (byte unit : id.getBytes(StandardCharsets.UTF_8)) {
            boolean isPlain = unit > 0 && (Character.isLetterOrDigit(unit) || "-._~".indexOf(unit) >= 0);
            out.append(isPlain ? String.valueOf((char) unit) : String.format("%%%02X", unit));
        }
        return out.toString();
    }
}
