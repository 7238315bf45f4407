using System;
using System.Collections.Generic;

namespace Microsoft.Kiota.Abstractions
{
    /// <summary>What the SDK throws where the service refuses.</summary>
    public class ApiException : Exception
    {
        public ApiException()
        {
        }

        public ApiException(string message)
            : base(message)
        {
        }

        public int ResponseStatusCode { get; set; }

        public IDictionary<string, IEnumerable<string>> ResponseHeaders { get; set; }
    }
}
