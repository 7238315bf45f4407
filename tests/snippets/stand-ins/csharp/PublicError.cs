using System.Collections.Generic;
using Microsoft.Kiota.Abstractions.Serialization;

namespace __Graph__.Models
{
    /// <summary>The error of a session. The real one is read by a parse node.</summary>
    public class PublicError : IParsable
    {
        internal PublicError(IDictionary<string, UntypedNode> members)
        {
            AdditionalData = new Dictionary<string, object>();
            foreach (var member in members)
            {
                var text = member.Value is UntypedString ? ((UntypedString)member.Value).GetValue() : null;
                if (member.Key == "code") Code = text;
                else if (member.Key == "message") Message = text;
                else if (member.Key == "target") Target = text;
                else if (member.Key == "innerError") InnerError = new PublicInnerError();
                else if (member.Key == "details") Details = new List<PublicErrorDetail>();
                else AdditionalData[member.Key] = member.Value;
            }
        }

        public string Code { get; set; }

        public string Message { get; set; }

        public string Target { get; set; }

        public List<PublicErrorDetail> Details { get; set; }

        public PublicInnerError InnerError { get; set; }

        public IDictionary<string, object> AdditionalData { get; set; }
    }

    public class PublicErrorDetail : IParsable
    {
    }

    public class PublicInnerError : IParsable
    {
    }
}
