"""Small MarianMT folders for tests: the real form and real sentences, random weights."""

import json
import shutil

ARABIC = """\
ترامب وبوتين يبحثان الأزمة الأوكرانية والتعاون الدولي في مكالمة هاتفية مطولة
قال المبعوث الخاص ستيف ويتكوف إن محادثاته مع الرئيس الروسي كانت مقنعة.
وأكد أن فرق التفاوض ستبدأ العمل فورا على آليات للحل، مع إبلاغ الرئيس الأوكراني بمضمون المكالمة.
حث وزير الخارجية الأميركي ماركو روبيو الجانبين على إحراز تقدم خلال أيام.
مرحبا بكم في واشنطن، اليوم الأربعاء 12 فبراير 2025."""
ENGLISH = """\
Trump and Putin discuss the Ukrainian crisis and international cooperation in a long phone call
Special envoy Steve Witkoff said that his talks with the Russian president were convincing.
He said that the teams would begin work at once and that the Ukrainian president would be told.
Secretary of State Marco Rubio urged both sides to make progress within days.
Welcome to Washington, today is Wednesday, 12 February 2025."""


def make_tokenizer(folder, pair=("ar", "en"), tokens=()):
    """Train both SentencePiece models on the sentences above and write the vocabulary that joins them."""
    import sentencepiece

    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = ["</s>", "<unk>", *tokens]
    for side, text in (("source", ARABIC), ("target", ENGLISH)):
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(text.splitlines()),
            model_prefix=str(folder / side),
            vocab_size=150,
            hard_vocab_limit=False,
            character_coverage=1.0,
            minloglevel=2,
        )
        (folder / f"{side}.model").rename(folder / f"{side}.spm")
        pieces = (folder / f"{side}.vocab").read_text(encoding="utf-8").splitlines()
        (folder / f"{side}.vocab").unlink()
        vocabulary += [piece.partition("\t")[0] for piece in pieces]
    vocabulary = [*dict.fromkeys(piece for piece in vocabulary if piece != "<s>"), "<pad>"]
    table = {piece: index for index, piece in enumerate(vocabulary)}
    (folder / "vocab.json").write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")
    settings = {"source_lang": pair[0], "target_lang": pair[1], "model_max_length": 512}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings), encoding="utf-8")
    return folder


def make_network(folder, *, seed=1, size=64, layers=1, safetensors=True):
    """Add random weights that fit the folder's vocabulary, and the configuration."""
    import torch
    from transformers import MarianConfig, MarianMTModel

    count = len(json.loads((folder / "vocab.json").read_text(encoding="utf-8")))
    sides = {
        f"{side}_{name}": value
        for side in ("encoder", "decoder")
        for name, value in (("layers", layers), ("attention_heads", 4), ("ffn_dim", 2 * size))
    }
    marks = {
        "pad_token_id": count - 1,
        "decoder_start_token_id": count - 1,
        "eos_token_id": 0,
        "bos_token_id": 0,
    }
    torch.manual_seed(seed)
    config = MarianConfig(
        vocab_size=count, d_model=size, max_position_embeddings=512, init_std=0.3, forced_eos_token_id=0,
        scale_embedding=True, activation_function="swish", static_position_embeddings=True, **sides, **marks,
    )  # fmt: skip
    network = MarianMTModel(config)
    network.final_logits_bias[0, 0] = 2.0  # random weights would hardly ever end a sentence
    save_network(network, folder, safetensors)
    return folder


def save_network(network, folder, safetensors=True):
    import torch
    from transformers.utils import logging

    logging.disable_progress_bar()
    network.config.save_pretrained(folder)
    if safetensors:
        network.save_pretrained(folder)
    else:
        torch.save(network.state_dict(), folder / "pytorch_model.bin")


def copy_model(model, folder, *without):
    """Copy a model's folder, leaving out some files."""
    return shutil.copytree(model, folder, ignore=lambda _, names: [name for name in names if name in without])


def into_hub_cache(model, cache, repository, commit="a" * 40):
    """Put a folder where huggingface_hub would have put it, blobs and links and all."""
    home = cache / f"models--{repository.replace('/', '--')}"
    snapshot = home / "snapshots" / commit
    for folder in (home / "refs", home / "blobs", snapshot):
        folder.mkdir(parents=True, exist_ok=True)
    (home / "refs" / "main").write_text(commit)
    for path in model.iterdir():
        blob = home / "blobs" / f"{commit[:8]}-{path.name}"
        shutil.copy(path, blob)
        (snapshot / path.name).symlink_to(f"../../blobs/{blob.name}")
    return snapshot
