// Package __package__ stands in for the SDK's client, with as much of its paths as leads to what is
// updated.
package __package__

import (
	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
)

type GraphServiceClient struct {
	credential azcore.TokenCredential
}

func NewGraphServiceClientWithCredentials(credential azcore.TokenCredential, scopes []string) (*GraphServiceClient, error) {
	return &GraphServiceClient{credential}, nil
}

type SolutionsRequestBuilder struct {
	client *GraphServiceClient
}

func (m *GraphServiceClient) Solutions() *SolutionsRequestBuilder {
	return &SolutionsRequestBuilder{m}
}

type BackupRestoreRequestBuilder struct {
	client *GraphServiceClient
}

func (m *SolutionsRequestBuilder) BackupRestore() *BackupRestoreRequestBuilder {
	return &BackupRestoreRequestBuilder{m.client}
}

// PatchRequestConfiguration is the last argument of every update. Where it is nil, nothing changes.
type PatchRequestConfiguration struct{}

// PostRequestConfiguration is that of what creates.
type PostRequestConfiguration struct{}
