using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using StandIn;

namespace __Graph__.Models.ODataErrors
{
    /// <summary>A refusal of the service. The real one is read by a parse node.</summary>
    public class ODataError : ApiException
    {
        public ODataError(string answer)
        {
            UntypedNode error;
            var members = ((UntypedObject)new JsonReader(answer).Value()).GetValue();
            if (members.TryGetValue("error", out error) && error is UntypedObject)
                Error = new MainError((UntypedObject)error);
        }

        public MainError Error { get; set; }

        public override string Message
        {
            get { return Error == null ? "" : Error.Message ?? ""; }
        }
    }

    public class MainError
    {
        public MainError(UntypedObject error)
        {
            Code = Text(error, "code");
            Message = Text(error, "message");
        }

        public string Code { get; set; }

        public string Message { get; set; }

        private static string Text(UntypedObject error, string name)
        {
            UntypedNode value;
            var text = error.GetValue().TryGetValue(name, out value) ? value as UntypedString : null;
            return text == null ? null : text.GetValue();
        }
    }
}
