using System;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace StandIn
{
    /// <summary>What came back: of the headers, the content type and Retry-After, empty where there is none.</summary>
    public sealed class Answer
    {
        public int Status;
        public string Type;
        public string RetryAfter;
        public string Body;
    }

    /// <summary>
    /// Sends to the stand-in for Microsoft Graph. By a socket, since the addresses of Mono lose the
    /// characters that turn the direction of a text, even where they are escaped.
    /// </summary>
    public static class Wire
    {
        public static async Task<Answer> Send(string method, string version, string path, string token, string body)
        {
            var origin = new Uri(Environment.GetEnvironmentVariable("GRAPH_STAND_IN"));
            var target = origin.AbsolutePath + "/" + version + "/solutions/backupRestore/" + path;
            var bytes = Encoding.UTF8.GetBytes(body);
            var head = method + " " + target + " HTTP/1.0\r\n"
                + "Authorization: Bearer " + token + "\r\n"
                + "Content-Type: application/json\r\n"
                + "Content-Length: " + bytes.Length + "\r\n\r\n";
            using (var client = new TcpClient(origin.Host, origin.Port))
            using (var stream = client.GetStream())
            {
                var headBytes = Encoding.ASCII.GetBytes(head);
                await stream.WriteAsync(headBytes, 0, headBytes.Length);
                await stream.WriteAsync(bytes, 0, bytes.Length);
                var answer = await new StreamReader(stream, Encoding.UTF8).ReadToEndAsync();
                return Read(answer);
            }
        }

        private static Answer Read(string answer)
        {
            var end = answer.IndexOf("\r\n\r\n");
            var lines = answer.Substring(0, end).Split(new[] { "\r\n" }, StringSplitOptions.None);
            return new Answer
            {
                Status = int.Parse(lines[0].Split(' ')[1]),
                Type = Header(lines, "Content-Type: "),
                RetryAfter = Header(lines, "Retry-After: "),
                Body = answer.Substring(end + 4),
            };
        }

        private static string Header(string[] lines, string start)
        {
            var line = Array.Find(lines, it => it.StartsWith(start));
            return line == null ? "" : line.Substring(start.Length);
        }
    }
}
