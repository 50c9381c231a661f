"""The symptom checker: the command for its writers, the API in the shape of Infermedica, the interview."""
