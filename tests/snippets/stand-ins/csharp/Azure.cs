using System;

namespace Azure.Core
{
    /// <summary>
    /// A credential. The real one gives its token by another method, which only the client calls.
    /// </summary>
    public abstract class TokenCredential
    {
        internal string Token()
        {
            return Environment.GetEnvironmentVariable("ACCESS_TOKEN");
        }
    }
}

namespace Azure.Identity
{
    public class DefaultAzureCredential : Azure.Core.TokenCredential
    {
    }
}
