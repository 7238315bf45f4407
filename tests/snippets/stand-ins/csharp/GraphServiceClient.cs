using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using __Graph__.Models;
using __Graph__.Models.ODataErrors;
using Azure.Core;
using Microsoft.Kiota.Abstractions;
using StandIn;

namespace __Graph__
{
    /// <summary>The client, with as much of its paths as leads to what is updated.</summary>
    public class GraphServiceClient
    {
        private readonly TokenCredential credential;

        public GraphServiceClient(TokenCredential tokenCredential, IEnumerable<string> scopes = null, string baseUrl = null)
        {
            credential = tokenCredential;
        }

        public SolutionsRequestBuilder Solutions
        {
            get { return new SolutionsRequestBuilder(credential); }
        }
    }

    public class SolutionsRequestBuilder
    {
        private readonly TokenCredential credential;

        internal SolutionsRequestBuilder(TokenCredential credential)
        {
            this.credential = credential;
        }

        public BackupRestoreRequestBuilder BackupRestore
        {
            get { return new BackupRestoreRequestBuilder(credential); }
        }
    }

    public class BackupRestoreRequestBuilder
    {
        private readonly TokenCredential credential;

        internal BackupRestoreRequestBuilder(TokenCredential credential)
        {
            this.credential = credential;
        }

        public CollectionRequestBuilder<__Resource__> __Collection__ { get { return new CollectionRequestBuilder<__Resource__>(credential, "__collection__"); } }
    }

    public class CollectionRequestBuilder<T> where T : Entity, new()
    {
        private readonly TokenCredential credential;
        private readonly string collection;

        internal CollectionRequestBuilder(TokenCredential credential, string collection)
        {
            this.credential = credential;
            this.collection = collection;
        }

        public ItemRequestBuilder<T> this[string position]
        {
            get { return new ItemRequestBuilder<T>(credential, collection, position); }
        }

        public Task<T> PostAsync(T body, object requestConfiguration = null, CancellationToken cancellationToken = default(CancellationToken))
        {
            return Sender.Send("POST", collection, credential, body);
        }
    }

    public class ItemRequestBuilder<T> where T : Entity, new()
    {
        private readonly TokenCredential credential;
        private readonly string collection;
        private readonly string id;

        internal ItemRequestBuilder(TokenCredential credential, string collection, string id)
        {
            this.credential = credential;
            this.collection = collection;
            this.id = id;
        }

        public Task<T> PatchAsync(T body, object requestConfiguration = null, CancellationToken cancellationToken = default(CancellationToken))
        {
            // Escaped as the expansion of a URI template does it.
            return Sender.Send("PATCH", collection + "/" + Uri.EscapeDataString(id), credential, body);
        }
    }

    internal static class Sender
    {
        internal static async Task<T> Send<T>(string method, string path, TokenCredential credential, T body) where T : Entity, new()
        {
            var told = await Wire.Send(method, "__version__", path, credential.Token(), body.Written());
            // The SDK reads nothing from an answer without a body, nor from one that does not say of what type it is.
            var text = told.Type == "" ? "" : told.Body;
            if (told.Status >= 400) throw Refusal(told, text);
            if (told.Status == 204 || text == "") return null;
            var answer = new T();
            answer.Read(text);
            return answer;
        }

        private static ApiException Refusal(Answer told, string body)
        {
            var words = "The server returned an unexpected status code and the error registered for this code failed to deserialize: ";
            var refusal = body == "" ? new ApiException(words + told.Status) : new ODataError(body);
            refusal.ResponseStatusCode = told.Status;
            refusal.ResponseHeaders = new Dictionary<string, IEnumerable<string>>();
            if (told.RetryAfter != "") refusal.ResponseHeaders["Retry-After"] = new[] { told.RetryAfter };
            return refusal;
        }
    }
}
