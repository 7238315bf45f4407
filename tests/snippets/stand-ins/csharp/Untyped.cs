using System;
using System.Collections.Generic;

namespace Microsoft.Kiota.Abstractions.Serialization
{
    /// <summary>What can be sent and read.</summary>
    public interface IParsable
    {
    }

    /// <summary>A value of no known type.</summary>
    public class UntypedNode : IParsable
    {
        public object GetValue()
        {
            throw new NotImplementedException();
        }
    }

    public class UntypedArray : UntypedNode
    {
        private readonly IEnumerable<UntypedNode> value;

        public UntypedArray(IEnumerable<UntypedNode> value)
        {
            this.value = value;
        }

        public new IEnumerable<UntypedNode> GetValue()
        {
            return value;
        }
    }

    public class UntypedObject : UntypedNode
    {
        private readonly IDictionary<string, UntypedNode> properties;

        public UntypedObject(IDictionary<string, UntypedNode> properties)
        {
            this.properties = properties;
        }

        public new IDictionary<string, UntypedNode> GetValue()
        {
            return properties;
        }
    }

    public class UntypedString : UntypedNode
    {
        private readonly string value;

        public UntypedString(string value)
        {
            this.value = value;
        }

        public new string GetValue()
        {
            return value;
        }
    }

    public class UntypedBoolean : UntypedNode
    {
        private readonly bool value;

        public UntypedBoolean(bool value)
        {
            this.value = value;
        }

        public new bool GetValue()
        {
            return value;
        }
    }

    public class UntypedInteger : UntypedNode
    {
        private readonly int value;

        public UntypedInteger(int value)
        {
            this.value = value;
        }

        public new int GetValue()
        {
            return value;
        }
    }

    public class UntypedLong : UntypedNode
    {
        private readonly long value;

        public UntypedLong(long value)
        {
            this.value = value;
        }

        public new long GetValue()
        {
            return value;
        }
    }

    public class UntypedDouble : UntypedNode
    {
        private readonly double value;

        public UntypedDouble(double value)
        {
            this.value = value;
        }

        public new double GetValue()
        {
            return value;
        }
    }

    public class UntypedDecimal : UntypedNode
    {
        private readonly decimal value;

        public UntypedDecimal(decimal value)
        {
            this.value = value;
        }

        public new decimal GetValue()
        {
            return value;
        }
    }

    public class UntypedNull : UntypedNode
    {
        public new object GetValue()
        {
            return null;
        }
    }
}
