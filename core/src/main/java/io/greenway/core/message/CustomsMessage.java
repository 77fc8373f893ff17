package io.greenway.core.message;

/// A message that customs sends to an enterprise: a receipt, a summary result, a tax bill. What
/// reality sends beyond the published schema is read with a warning; what Greenway writes keeps
/// to the schema.
public sealed interface CustomsMessage extends Message
        permits CEB214Message,
                CEB216Message,
                CEB304Message,
                CEB312Message,
                CEB404Message,
                CEB412Message,
                CEB506Message,
                CEB508Message,
                CEB510Message,
                CEB512Message,
                CEB514Message,
                CEB604Message,
                CEB606Message,
                CEB608Message,
                CEB622Message,
                CEB624Message,
                CEB626Message,
                CEB702Message,
                CEB712Message,
                CEB792Message,
                CEB816Message,
                CEB818Message,
                CEB900Message {}
