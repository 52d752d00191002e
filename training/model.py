"""The architecture and its configuration."""

from __future__ import annotations

from typing import Any

from transformers import MarianConfig, MarianMTModel

DIMENSIONS = {"d_model": 512, "ffn": 2048, "encoder_layers": 8, "decoder_layers": 2, "heads": 8}

BRANCH = 0.3
"""Scale of the last matrix of each residual branch at the start.

At 1.0 the encoder's outputs grow alike from layer to layer (Marian normalises after the sums) until the last
layer says the same at each position; the decoder then stays a language model that ignores its source.
"""


def configuration(vocab_size: int, dropout: float) -> MarianConfig:
    """Return the Marian configuration: deep encoder, shallow decoder, one tied embedding."""
    pad = vocab_size - 1
    return MarianConfig(
        vocab_size=vocab_size,
        decoder_vocab_size=vocab_size,
        d_model=DIMENSIONS["d_model"],
        encoder_layers=DIMENSIONS["encoder_layers"],
        decoder_layers=DIMENSIONS["decoder_layers"],
        encoder_attention_heads=DIMENSIONS["heads"],
        decoder_attention_heads=DIMENSIONS["heads"],
        encoder_ffn_dim=DIMENSIONS["ffn"],
        decoder_ffn_dim=DIMENSIONS["ffn"],
        dropout=dropout,
        attention_dropout=0.0,
        activation_dropout=0.0,
        activation_function="swish",
        scale_embedding=True,
        static_position_embeddings=True,
        max_position_embeddings=512,
        normalize_before=False,
        normalize_embedding=False,
        add_final_layer_norm=False,
        share_encoder_decoder_embeddings=True,
        tie_word_embeddings=True,
        init_std=0.02,
        pad_token_id=pad,
        eos_token_id=0,
        bos_token_id=0,
        forced_eos_token_id=0,
        decoder_start_token_id=pad,
    )


def new_model(vocab_size: int, dropout: float) -> Any:
    """Return an untrained model."""
    model: Any = MarianMTModel(configuration(vocab_size, dropout))
    model.set_attn_implementation("eager")
    for name, module in model.named_modules():
        weight: Any = getattr(module, "weight", None)
        if type(module).__name__ == "Linear" and module is not model.lm_head:
            fan = weight.shape[0] + weight.shape[1]
            branch_end = name.endswith(("out_proj", "fc2"))
            weight.data.normal_(0.0, (2.0 / fan) ** 0.5 * (BRANCH if branch_end else 1.0))
    model.model.shared.weight.data.normal_(0.0, DIMENSIONS["d_model"] ** -0.5)
    model.model.shared.weight.data[vocab_size - 1].zero_()
    return model
