"""The same contract in FastAPI, as its users write it: the verdict is at hand, a model is taken and one is given."""

import os
from pathlib import Path

from contract import VerdictDocument, VerdictRequest
from fastapi import FastAPI

app = FastAPI()
verdict = VerdictDocument.model_validate_json(Path(os.environ["VERDICT"]).read_bytes())


@app.post("/v1/verdicts", status_code=201)  # type: ignore[untyped-decorator]
async def create_verdict(asked: VerdictRequest) -> VerdictDocument:  # noqa: ARG001 - it is decoded, as it must be
    return verdict
