package com.microsoft.kiota;

/** What the SDK throws where the service refuses. */
public class ApiException extends RuntimeException {
    private int responseStatusCode;

    public ApiException() {
    }

    public ApiException(String message) {
        super(message);
    }

    public int getResponseStatusCode() {
        return responseStatusCode;
    }

    protected void setResponseStatusCode(int responseStatusCode) {
        this.responseStatusCode = responseStatusCode;
    }
}
