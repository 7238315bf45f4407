<?php

namespace Microsoft\Kiota\Authentication\Oauth;

interface TokenRequestContext
{
}

class ClientCredentialContext implements TokenRequestContext
{
    public function __construct(string $tenantId, string $clientId, string $clientSecret, array $additionalParams = [])
    {
    }
}
