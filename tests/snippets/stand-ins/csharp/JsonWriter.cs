using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.Kiota.Abstractions.Serialization;

namespace StandIn
{
    /// <summary>Writes additional data as the SDK's serializer does.</summary>
    public sealed class JsonWriter
    {
        private readonly StringBuilder text = new StringBuilder();
        private bool isFirst = true;

        public static string Write(IEnumerable<KeyValuePair<string, object>> properties)
        {
            var writer = new JsonWriter();
            writer.Object(properties);
            return writer.text.ToString();
        }

        public static string Write(UntypedNode node)
        {
            var writer = new JsonWriter();
            writer.Any(node);
            return writer.text.ToString();
        }

        private void Any(object value)
        {
            if (value is UntypedObject)
                Object(Members(((UntypedObject)value).GetValue()));
            else if (value is UntypedArray)
                Array(((UntypedArray)value).GetValue());
            else if (value is UntypedNode)
                Any(Simple((UntypedNode)value));
            else if (value == null)
                text.Append("null");
            else if (value is string)
                String((string)value);
            else if (value is bool)
                text.Append((bool)value ? "true" : "false");
            else if (value is IConvertible)
                text.Append(((IConvertible)value).ToString(CultureInfo.InvariantCulture));
            else if (value is IDictionary)
                Object(Members((IDictionary)value));
            else if (value is IEnumerable)
                Array((IEnumerable)value);
            else
                // Of anything else the SDK writes the public properties, by their names in C#.
                Object(PropertiesOf(value));
        }

        private static object Simple(UntypedNode node)
        {
            // Each type has a GetValue of its own, which that of the base type hides.
            return node.GetType().GetMethod("GetValue", BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public).Invoke(node, null);
        }

        private void Object(IEnumerable<KeyValuePair<string, object>> members)
        {
            text.Append('{');
            isFirst = true;
            foreach (var member in members)
            {
                Separate();
                String(member.Key);
                text.Append(':');
                Any(member.Value);
            }
            isFirst = false;
            text.Append('}');
        }

        private void Array(IEnumerable items)
        {
            text.Append('[');
            isFirst = true;
            foreach (var item in items)
            {
                Separate();
                Any(item);
            }
            isFirst = false;
            text.Append(']');
        }

        private static IEnumerable<KeyValuePair<string, object>> Members(IDictionary<string, UntypedNode> values)
        {
            foreach (var entry in values)
                yield return new KeyValuePair<string, object>(entry.Key, entry.Value);
        }

        private static IEnumerable<KeyValuePair<string, object>> Members(IDictionary values)
        {
            foreach (DictionaryEntry entry in values)
                yield return new KeyValuePair<string, object>((string)entry.Key, entry.Value);
        }

        private static IEnumerable<KeyValuePair<string, object>> PropertiesOf(object value)
        {
            foreach (var property in value.GetType().GetProperties())
                yield return new KeyValuePair<string, object>(property.Name, property.GetValue(value));
        }

        private void Separate()
        {
            if (!isFirst)
                text.Append(',');
            isFirst = false;
        }

        private void String(string value)
        {
            text.Append('"');
            foreach (var unit in value)
            {
                if (unit == '"' || unit == '\\')
                    text.Append('\\').Append(unit);
                else if (unit < ' ')
                    text.AppendFormat("\\u{0:x4}", (int)unit);
                else
                    text.Append(unit);
            }
            text.Append('"');
        }
    }
}
