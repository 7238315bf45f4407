package __package__

import (
	"context"

	"github.com/microsoftgraph/__sdk__/models"
	"github.com/microsoftgraph/__sdk__/models/odataerrors"
	"standin"
)

type __Collection__RequestBuilder struct {
	client *GraphServiceClient
}

func (m *BackupRestoreRequestBuilder) __Collection__() *__Collection__RequestBuilder {
	return &__Collection__RequestBuilder{m.client}
}

type __Resource__ItemRequestBuilder struct {
	client *GraphServiceClient
	id     string
}

func (m *__Collection__RequestBuilder) By__Resource__Id(id string) *__Resource__ItemRequestBuilder {
	return &__Resource__ItemRequestBuilder{m.client, id}
}

func (m *__Resource__ItemRequestBuilder) Patch(ctx context.Context, body models.__Resource__able, requestConfiguration *PatchRequestConfiguration) (models.__Resource__able, error) {
	return m.client.send__Resource__("PATCH", "__collection__/"+standin.Escaped(m.id), body)
}

func (m *__Collection__RequestBuilder) Post(ctx context.Context, body models.__Resource__able, requestConfiguration *PostRequestConfiguration) (models.__Resource__able, error) {
	return m.client.send__Resource__("POST", "__collection__", body)
}

func (m *GraphServiceClient) send__Resource__(method, path string, body models.__Resource__able) (models.__Resource__able, error) {
	written, err := body.Written()
	if err != nil {
		return nil, err
	}
	told, err := standin.Send(method, "__version__", path, m.credential.Token(), written)
	if err != nil {
		return nil, err
	}
	// The SDK reads nothing from an answer without a body, nor from one that does not say of what type it is.
	isRead := len(told.Body) > 0 && told.Type != ""
	if told.Status >= 400 {
		return nil, odataerrors.Refusal(told.Status, told.Body, isRead)
	}
	if told.Status == 204 || !isRead {
		return nil, nil
	}
	answer := models.New__Resource__()
	return answer, answer.Read(told.Body)
}
