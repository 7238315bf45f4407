using System.Threading;
using System.Threading.Tasks;
using StandIn;

namespace Microsoft.Kiota.Abstractions.Serialization
{
    public static class KiotaJsonSerializer
    {
        public static Task<string> SerializeAsStringAsync<T>(T value, CancellationToken cancellationToken = default(CancellationToken)) where T : IParsable
        {
            return Task.FromResult(JsonWriter.Write((UntypedNode)(object)value));
        }
    }
}
