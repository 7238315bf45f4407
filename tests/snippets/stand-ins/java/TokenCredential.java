package com.azure.core.credential;

/** A credential. The real one gives its token by another method, which only the client calls. */
public interface TokenCredential {
    default String token() {
        return System.getenv("ACCESS_TOKEN");
    }
}
