"""LINE's OpenAPI files as JSON schemas: what a body breaks. Strict: a property that LINE does not list is an error."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

OPENAPI = Path(__file__).parent / "openapi"
SCHEMAS = "#/components/schemas/"
Schema = dict[str, Any]


def errors(file: str, name: str, body: Any) -> list[str]:
    """What a body breaks of the schema of this name in `messaging-api.yml` or `webhook.yml`; empty for a valid one."""
    found = _validator(file, name).iter_errors(body)
    return [f"{'/'.join(map(str, each.absolute_path))}: {each.message}" for each in found]


@cache
def document(file: str) -> Mapping[str, Any]:
    """The OpenAPI document."""
    loaded: Mapping[str, Any] = yaml.load((OPENAPI / file).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return loaded


@cache
def _validator(file: str, name: str) -> Any:
    schemas = document(file)["components"]["schemas"]
    closed = {each: _closed(schema, schemas) for each, schema in schemas.items()}
    return OpenApiValidator({"$ref": SCHEMAS + name, "components": {"schemas": closed}})


def _closed(schema: Schema, schemas: Mapping[str, Schema]) -> Schema:
    """The schema with its bases' properties among its own, and no others; one of several kinds only says by what."""
    if "discriminator" in schema:
        return {"type": "object", "discriminator": schema["discriminator"]}
    whole = _whole(schema, schemas)
    return {**whole, "additionalProperties": False} if whole.get("properties") else whole


def _whole(schema: Schema, schemas: Mapping[str, Schema]) -> Schema:
    if "$ref" in schema:
        return _whole(schemas[schema["$ref"].removeprefix(SCHEMAS)], schemas)
    bases = [_whole(part, schemas) for part in schema.get("allOf", ())]
    own = {key: value for key, value in schema.items() if key not in ("allOf", "discriminator")}
    properties = {name: value for part in (*bases, own) for name, value in part.get("properties", {}).items()}
    required = [name for part in (*bases, own) for name in part.get("required", ())]
    return {**own, **({"properties": properties, "required": required} if properties else {})}


def _kind(validator: Any, discriminator: Schema, body: Any, _: Schema) -> Iterator[ValidationError]:
    """Ask the schema that the discriminating property names."""
    by, mapping = discriminator["propertyName"], discriminator["mapping"]
    if not isinstance(body, dict) or body.get(by) not in mapping:
        yield ValidationError(f"{by} is none of {sorted(mapping)}")
    else:
        yield from validator.descend(body, {"$ref": mapping[body[by]]})


OpenApiValidator = extend(Draft202012Validator, {"discriminator": _kind})
