using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Microsoft.Kiota.Abstractions.Serialization;

namespace StandIn
{
    /// <summary>Reads an answer of the stand-in into the types that the SDK reads one into.</summary>
    public sealed class JsonReader
    {
        private readonly string text;
        private int at;

        public JsonReader(string text)
        {
            this.text = text;
        }

        public UntypedNode Value()
        {
            switch (text[at])
            {
                case '{':
                    return new UntypedObject(Members());
                case '[':
                    return new UntypedArray(Items());
                case '"':
                    return new UntypedString(String());
                case 't':
                    return Word("true", new UntypedBoolean(true));
                case 'f':
                    return Word("false", new UntypedBoolean(false));
                case 'n':
                    return Word("null", new UntypedNull());
                default:
                    return Number();
            }
        }

        private IDictionary<string, UntypedNode> Members()
        {
            var members = new Dictionary<string, UntypedNode>();
            at++;
            while (text[at] != '}')
            {
                var name = String();
                at++;
                members[name] = Value();
                SkipComma();
            }
            at++;
            return members;
        }

        private IEnumerable<UntypedNode> Items()
        {
            var items = new List<UntypedNode>();
            at++;
            while (text[at] != ']')
            {
                items.Add(Value());
                SkipComma();
            }
            at++;
            return items;
        }

        private void SkipComma()
        {
            if (text[at] == ',')
                at++;
        }

        private string String()
        {
            var value = new StringBuilder();
            for (at++; text[at] != '"'; at++)
                value.Append(text[at] == '\\' ? Escaped() : text[at]);
            at++;
            return value.ToString();
        }

        private char Escaped()
        {
            at++;
            if (text[at] == 'u')
            {
                at += 4;
                return (char)int.Parse(text.Substring(at - 3, 4), NumberStyles.HexNumber);
            }
            var known = "bfnrt".IndexOf(text[at]);
            return known < 0 ? text[at] : "\b\f\n\r\t"[known];
        }

        private UntypedNode Word(string word, UntypedNode value)
        {
            at += word.Length;
            return value;
        }

        private UntypedNode Number()
        {
            var start = at;
            while ("+-.0123456789eE".IndexOf(text[at]) >= 0)
                at++;
            var digits = text.Substring(start, at - start);
            int whole;
            if (int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out whole))
                return new UntypedInteger(whole);
            return new UntypedDecimal(decimal.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture));
        }
    }
}
