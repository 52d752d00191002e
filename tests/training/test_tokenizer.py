"""What the shipped tokenizer says of its making: nothing about a machine."""

from pathlib import Path

from sentencepiece import sentencepiece_model_pb2

from training.tokenizer import without_paths
from translator.models import resolve


def test_a_tokenizer_does_not_say_which_files_it_was_made_from():
    model = (Path(resolve("embedded", "ar", "en").folder) / "source.spm").read_bytes()
    proto = sentencepiece_model_pb2.ModelProto.FromString(model)
    proto.trainer_spec.input.append("folder/text.txt")
    proto.trainer_spec.model_prefix = "folder/joint"
    proto.normalizer_spec.normalization_rule_tsv = "folder/rules.tsv"
    assert b"folder" in proto.SerializeToString()
    assert without_paths(proto.SerializeToString()) == model
