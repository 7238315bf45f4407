using System;
using System.Collections.Generic;
using Microsoft.Kiota.Abstractions.Serialization;
using StandIn;

namespace __Graph__.Models
{
    public class Entity : IParsable
    {
        public Entity()
        {
            AdditionalData = new Dictionary<string, object>();
        }

        public IDictionary<string, object> AdditionalData { get; set; }

        public string Id
        {
            get { return Get("id"); }
            set { Known["id"] = value; }
        }

        public string OdataType
        {
            get { return Get("@odata.type"); }
            set { Known["@odata.type"] = value; }
        }

        /// <summary>The properties that the model knows, by their names in JSON.</summary>
        internal readonly Dictionary<string, object> Known = new Dictionary<string, object>();

        internal string Written()
        {
            var all = new List<KeyValuePair<string, object>>(Known);
            all.AddRange(AdditionalData);
            return JsonWriter.Write(all);
        }

        /// <summary>
        /// Takes over an answer: arrays and objects as untyped nodes, what is simple as it is.
        /// </summary>
        internal void Read(string answer)
        {
            foreach (var member in ((UntypedObject)new JsonReader(answer).Value()).GetValue())
            {
                var simple = member.Value as UntypedString;
                if (member.Key == "id" || member.Key == "displayName")
                    Known[member.Key] = simple.GetValue();
                else if (!Takes(member.Key, member.Value))
                    AdditionalData[member.Key] = simple == null ? (object)member.Value : simple.GetValue();
            }
        }

        /// <summary>Takes over what a derived model has a property for.</summary>
        internal virtual bool Takes(string name, UntypedNode value)
        {
            return false;
        }

        protected string Get(string name)
        {
            object value;
            return Known.TryGetValue(name, out value) ? (string)value : null;
        }
    }

    public enum RestoreSessionStatus
    {
        Draft,
        UnknownFutureValue,
        Failed,
    }

    public class RestoreSessionBase : Entity
    {
        public PublicError Error { get; set; }

        public RestoreSessionStatus? Status { get; set; }

        internal override bool Takes(string name, UntypedNode value)
        {
            if (name == "status")
            {
                RestoreSessionStatus status;
                var told = value as UntypedString;
                if (told != null && Enum.TryParse(told.GetValue(), true, out status)) Status = status;
                return true;
            }
            if (name != "error") return false;
            if (value is UntypedObject) Error = new PublicError(((UntypedObject)value).GetValue());
            return true;
        }
    }

    public class ProtectionPolicyBase : Entity
    {
        public string DisplayName
        {
            get { return Get("displayName"); }
            set { Known["displayName"] = value; }
        }
    }
}
