package com.azure.identity;

import com.azure.core.credential.TokenCredential;

public class DefaultAzureCredentialBuilder {
    public DefaultAzureCredential build() {
        return new DefaultAzureCredential();
    }

    public static class DefaultAzureCredential implements TokenCredential {
    }
}
