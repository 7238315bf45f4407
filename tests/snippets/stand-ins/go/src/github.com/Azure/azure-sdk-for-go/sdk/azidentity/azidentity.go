// Package azidentity stands in for the credentials.
package azidentity

import "github.com/Azure/azure-sdk-for-go/sdk/azcore"

type DefaultAzureCredentialOptions struct{}

type DefaultAzureCredential struct {
	azcore.FromEnvironment
}

func NewDefaultAzureCredential(options *DefaultAzureCredentialOptions) (*DefaultAzureCredential, error) {
	return &DefaultAzureCredential{}, nil
}
